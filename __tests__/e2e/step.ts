export { Step, type StepResult } from '../../runners/step.js';
