import type pino from 'pino'
import type { Runtime } from '../runtime.js'

/** How often it is looked whether documents were sent and not named, in milliseconds. */
const HOUR = 60 * 60 * 1000

/** Takes away documents that no event named within a day: now, and then every hour. Answers a function that stops it. */
export const keepAttachmentsTidy = (
  { tidyAttachments }: Pick<Runtime, 'tidyAttachments'>,
  logger: pino.Logger,
): (() => Promise<void>) => {
  const tidy = async (): Promise<void> => {
    const documents = await tidyAttachments()
    if (documents > 0) logger.info({ documents }, 'documents that were sent and never named are removed')
  }
  const onTrouble = (error: unknown): void => logger.warn({ err: error }, 'unnamed documents are still kept')
  let running = tidy().catch(onTrouble)
  const timer = setInterval(() => {
    running = running.then(tidy).catch(onTrouble)
  }, HOUR)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
