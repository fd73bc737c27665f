export { pathWith, Step, type StepResult } from '../../runners/step.js';
