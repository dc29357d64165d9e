/** Addresses that differ only in what they are about are of one kind. */
export const pageKind = (url: string): string =>
  url
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/=[^&#]*/g, '=')
    .replace(/\d+/g, '0')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" }

/** The addresses of this very site that a page leads to. */
export const linksOnPage = (html: string): readonly string[] =>
  [...html.matchAll(/\b(?:href|src)="([^"#]*)/g)]
    .map(([, link = '']) =>
      link.replace(/&(amp|lt|gt|quot|#34|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole),
    )
    .filter((link) => /^\/(?!\/)/.test(link))
