/** What this tab keeps of forms that were not sent begins so. */
export const TYPED_TEXTS = 'besluitboek:getypt:'

/** Forgets what was typed in meetings and not sent. */
export const forgetTyped = (storage: Pick<Storage, 'length' | 'key' | 'removeItem'>): void => {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at))
  for (const name of names) if (name?.startsWith(TYPED_TEXTS) === true) storage.removeItem(name)
}
