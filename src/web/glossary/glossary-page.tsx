import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { type Term, terms } from './terms.js'

/** Every word that is explained, in the order of the alphabet of the reader. */
export const GlossaryPage = ({ view }: { view: View }): JSX.Element => {
  const { say, language } = view
  const nameOf = (term: Term): string => say(`term.${term}.name`)
  const inOrder = terms.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), language))
  return (
    <Layout view={view} title={say('glossary.title')}>
      <p safe>{say('glossary.intro')}</p>
      <dl class="glossary">
        {inOrder.map((term) => (
          <div id={term}>
            <dt>
              <dfn safe>{nameOf(term)}</dfn>
            </dt>
            <dd safe>{say(`term.${term}.meaning`)}</dd>
          </div>
        ))}
      </dl>
    </Layout>
  )
}
