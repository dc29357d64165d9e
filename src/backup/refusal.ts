/** A backup cannot be written, or a file cannot be put back; the message says why and what to do. Nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

const FILE_TROUBLE: readonly unknown[] = [
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]

/** Turns what the operating system says about a file into a sentence for the one who chose the path. */
export const explainFile = (error: unknown, what: string, remedy: string): unknown => {
  if (!(error instanceof Error) || !('code' in error) || !FILE_TROUBLE.includes(error.code)) return error
  return new BackupRefused(`${what} (${error.message}); ${remedy}.`, { cause: error })
}
