import { posix } from 'node:path'
import { stylesheetWithoutLetters } from '../frame/assets.js'
import { entryModule } from './checking-modules.js'

const SPECIFIER = /(\bfrom\s*|\bimport\s*)(['"])(\.{1,2}\/[^'"]+)\2/g

/** Names that do not depend on where a module stands, so that the page can say itself what each name stands for. */
const named = (path: string): string => `besluitboek/${path}`

const withNames = (path: string, text: string): string =>
  text
    .replace(SPECIFIER, (_whole, before: string, quote: string, specifier: string) => {
      return `${before}${quote}${named(posix.join(posix.dirname(path), specifier))}${quote}`
    })
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')

const asAddress = (text: string): string => `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`

/**
 * The checking page as one file, to keep and to open without network: the same modules, each as an address that holds
 * its own text. Its policy lets it connect to nothing.
 *
 * `content` is the rendered HTML of the page; `title` is plain text without markup.
 */
export const alonePage = (
  { language, title, content }: { readonly language: string; readonly title: string; readonly content: string },
  modules: ReadonlyMap<string, string>,
): string => {
  const imports = Object.fromEntries(
    [...modules].map(([path, text]) => [named(path), asAddress(withNames(path, text))] as const),
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${stylesheetWithoutLetters}
</style>
<script type="importmap">${JSON.stringify({ imports })}</script>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
<script type="module">import '${named(entryModule)}'</script>
</body>
</html>
`
}
