import { type CatalogueEntry, findingCatalogue } from '../../application/finding-catalogue.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { SeverityMark } from './findings-page.js'

const Kind = ({ view, kind }: { view: View; kind: CatalogueEntry }): JSX.Element => (
  <>
    <h2 id={kind.code} safe>
      {kind.name}
    </h2>
    <p>
      <SeverityMark view={view} severity={kind.severity} /> <code>{kind.code}</code>
    </p>
    <dl>
      <dt safe>{view.say('findings.meaning')}</dt>
      <dd safe>{kind.meaning}</dd>
      <dt safe>{view.say('findings.heal')}</dt>
      <dd safe>{kind.heal}</dd>
      <dt safe>{view.say('findings.source')}</dt>
      <dd safe>{kind.source}</dd>
    </dl>
  </>
)

/** Every kind of irregularity that the ledger can see. */
export const KindsPage = ({ view }: { view: View }): JSX.Element => (
  <Layout view={view} title={view.say('findings.catalogue')}>
    <p safe>{view.say('findings.catalogue-intro')}</p>
    {findingCatalogue(view.language).map((kind) => (
      <Kind view={view} kind={kind} />
    ))}
  </Layout>
)
