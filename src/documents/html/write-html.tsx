import { codeOf } from '../code.js'
import { legible, linesOf, paragraphsOf } from '../legible.js'
import { mapText } from '../map-text.js'
import { languageTags, type Paper, type PaperBlock } from '../paper.js'

const Lines = ({ text }: { text: string }): JSX.Element => (
  <>
    {paragraphsOf(text).map((line) => (
      <p safe>{line}</p>
    ))}
  </>
)

/** In a frame of its own, so that a narrow screen scrolls the table and not the page. Not a landmark: captions may come twice. */
const Table = ({ block }: { block: Extract<PaperBlock, { kind: 'table' }> }): JSX.Element => (
  <figure class="table-frame" tabindex="0" aria-label={block.caption}>
    <table>
      <caption safe>{block.caption}</caption>
      <thead>
        <tr>
          {block.columns.map(({ text, number }) => (
            <th scope="col" class={number === true ? 'number' : undefined} safe>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(([first = '', ...others]) => (
          <tr>
            <th scope="row" safe>
              {first}
            </th>
            {others.map((cell, index) => (
              <td class={block.columns[index + 1]?.number === true ? 'number' : undefined} safe>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </figure>
)

const Block = ({ block }: { block: PaperBlock }): JSX.Element => {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h2 safe>{block.text}</h2> : <h3 safe>{block.text}</h3>
    case 'paragraph':
      return <Lines text={block.text} />
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li safe>{item}</li>
          ))}
        </ul>
      )
    case 'facts':
      return (
        <dl class="facts">
          {block.facts.map(({ name, value }) => (
            <>
              <dt safe>{name}</dt>
              <dd safe>{value}</dd>
            </>
          ))}
        </dl>
      )
    case 'table':
      return <Table block={block} />
  }
}

/** A document as one page to read and print; `stylesheet` is the address of the look of the site. */
export const writeHtml = async (paper: Paper, stylesheet: string): Promise<string> => {
  const { title, house, logo, blocks, origin, language } = mapText(paper, (text) =>
    linesOf(text)
      .map((line) => legible(line))
      .join('\n'),
  )
  const code = `data:image/svg+xml;base64,${Buffer.from(codeOf(origin.address)).toString('base64')}`
  return String(
    await (
      <>
        {'<!doctype html>'}
        <html lang={languageTags[language]}>
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title safe>{`${title} – ${house}`}</title>
            <link rel="stylesheet" href={stylesheet} />
          </head>
          <body class="paper">
            <main>
              {logo !== null && (
                <img class="paper-logo" src={`data:${logo.mediaType};base64,${logo.base64}`} alt={logo.alternative} />
              )}
              <p class="when" safe>
                {house}
              </p>
              <h1 safe>{title}</h1>
              {blocks.map((block) => (
                <Block block={block} />
              ))}
              <section aria-labelledby="herkomst">
                <h2 id="herkomst" safe>
                  {origin.title}
                </h2>
                {origin.lines.map((line) => (
                  <p safe>{line}</p>
                ))}
                <p>
                  <a href={origin.address} safe>
                    {origin.address}
                  </a>
                </p>
                <img src={code} alt={origin.codeText} width="132" height="132" />
              </section>
            </main>
          </body>
        </html>
      </>
    ),
  )
}
