/** Names in the folder with the account of a grant, beside `proofs/…`. */
export const grantFolderFiles = {
  page: 'report.html',
  report: 'report.json',
  documents: 'documents.csv',
  events: 'events.json',
  readMe: 'README.txt',
  proofs: 'proofs',
} as const
