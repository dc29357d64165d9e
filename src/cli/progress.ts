import cliProgress from 'cli-progress'

export type Progress = { readonly update: (done: number, total: number) => void; readonly stop: () => void }

/** A bar on standard error for a person; a line every tenth for a file; nothing on standard output. */
export const startProgress = (label: string): Progress => {
  const bar = new cliProgress.SingleBar(
    {
      format: `${label} [{bar}] {value}/{total}`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: false,
      noTTYOutput: true,
      notTTYSchedule: 5000,
    },
    cliProgress.Presets.shades_classic,
  )
  let started = false
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done)
      started = true
      bar.setTotal(total)
      bar.update(done)
    },
    stop: () => {
      if (started) bar.stop()
    },
  }
}
