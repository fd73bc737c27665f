import type { ImageRole } from './images.js';

/** The default images of action.yml. */
export const DEFAULT_IMAGES: Readonly<Record<ImageRole, string>> = {
  registry: 'ghcr.io/distribution/distribution:3.1.2',
  nginx: 'public.ecr.aws/docker/library/nginx:1.30-alpine-slim',
};
