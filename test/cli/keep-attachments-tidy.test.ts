import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepAttachmentsTidy } from '../../src/cli/keep-attachments-tidy.js'

const HOUR = 60 * 60 * 1000

const listening = () => {
  const lines: { level: number; msg: string; documents?: number }[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) })
  return { logger, lines }
}

describe('Documents that nobody named', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are taken away at the start and every hour, and not once the program ends', async () => {
    const { logger, lines } = listening()
    const tidyAttachments = vi.fn(async () => 2)
    const stop = keepAttachmentsTidy({ tidyAttachments }, logger)
    expect(tidyAttachments).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(2 * HOUR)
    expect(tidyAttachments).toHaveBeenCalledTimes(3)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({ documents: 2 })
    await stop()
    await vi.advanceTimersByTimeAsync(2 * HOUR)
    expect(tidyAttachments).toHaveBeenCalledTimes(3)
  })

  it('are looked at again an hour later when there was trouble, which is told', async () => {
    const { logger, lines } = listening()
    const tidyAttachments = vi.fn(async () => 0).mockRejectedValueOnce(new Error('the database is away'))
    const stop = keepAttachmentsTidy({ tidyAttachments }, logger)
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(tidyAttachments).toHaveBeenCalledTimes(2)
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([[40, 'unnamed documents are still kept']])
    await stop()
  })
})
