import type { Undo } from "../org-table";

/** The bytes of files and notes, by the id of their version: kept apart from records, which are copied and compared. */
export class BlobStore {
  private readonly blobs = new Map<string, Buffer>();

  /** `remember` is told how to take back each change. */
  constructor(private readonly remember: (undo: Undo) => void) {}

  get(versionId: string): Buffer | undefined {
    return this.blobs.get(versionId);
  }

  put(versionId: string, bytes: Buffer): void {
    this.blobs.set(versionId, bytes);
    this.remember(() => {
      this.blobs.delete(versionId);
    });
  }
}
