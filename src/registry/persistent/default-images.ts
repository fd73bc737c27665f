import type { ImageRole } from '../images/images.js';

/** What action.yml names where the caller names none. A job that does so takes whatever image a registry has. */
export const DEFAULT_IMAGES: Readonly<Record<ImageRole, string>> = {
  registry: 'ghcr.io/distribution/distribution:3.1.1',
  nginx: 'public.ecr.aws/docker/library/nginx:1.30-alpine',
};
