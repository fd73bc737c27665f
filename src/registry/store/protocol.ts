import type { Selection } from './selection.js';

// Requests to the process in podman's user namespace, and its answers.

/** Garbage collection of a registry. */
export interface CollectRequest {
  /** The directory of the registry's data. */
  readonly directory: string;
  readonly selection: Selection;
  /** Otherwise nothing is changed. */
  readonly delete: boolean;
}

/** Makes caches smaller, which must not be running. */
export interface TrimRequest {
  /** The directories of their data. */
  readonly trim: readonly string[];
  /** Bytes of all of them together. */
  readonly limit: number | undefined;
}

/** What a garbage collection deletes or has deleted, for people. */
export interface CollectionReport {
  readonly lines: readonly string[];
  readonly blobs: number;
  readonly bytes: number;
  /** Whether there is nothing to delete. */
  readonly isEmpty: boolean;
}

/** What was done to caches. */
export interface TrimReport {
  /** The size of all blobs that are left, in bytes. */
  readonly bytes: number;
  /** The number and the bytes of the deleted blobs. */
  readonly blobs: number;
  readonly freed: number;
}
