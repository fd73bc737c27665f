export {
  ADDRESS,
  CA,
  CURL,
  describeRegistry,
  LOGIN,
  pullImage,
  pushImage,
  SECRETS,
} from '../../runners/artifacts.js';
