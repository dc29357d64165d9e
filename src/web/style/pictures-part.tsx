import type { ChainLink } from '../../../projections/mandate-register/answers.js'
import type { ToldStepOfYear } from '../../application/money/tell-pictures.js'
import { noMoney } from '../../domain/money/state.js'
import { cents } from '../../domain/shared/money.js'
import { localDate } from '../../domain/shared/time.js'
import type { View } from '../frame/view.js'
import { Chain } from '../mandates/chain.js'
import { BurnDownPicture } from '../money/burn-down-picture.js'
import { FlowPicture } from '../money/flow-picture.js'
import { StepsPicture } from '../money/steps-picture.js'
import { TimesPicture } from '../pictures/times.js'
import { VoteBar } from '../pictures/vote-bar.js'

const NOTHING = '00000000-0000-7000-8000-000000000000'
const YEAR = 2026

const chainOf = ({ say }: View): readonly ChainLink[] => {
  const one = { id: NOTHING, name: say('style.organ-one') }
  const two = { id: NOTHING, name: say('style.organ-two') }
  const shared = { mandate: NOTHING, subject: 'finances', from: '2025-01-01' }
  return [
    { ...shared, grantor: { kind: 'organ', organ: one }, grantee: { organ: two, role: null }, level: 'propose' },
    {
      ...shared,
      grantor: {
        kind: 'founding-text',
        textKind: 'convenant',
        reference: say('style.text-reference'),
        date: localDate.parse('2024-12-01'),
      },
      grantee: { organ: one, role: null },
      level: 'decide',
    },
  ]
}

const step = (
  kind: ToldStepOfYear['kind'],
  name: ToldStepOfYear['name'],
  amount: number,
  base = 0,
): ToldStepOfYear => ({ kind, name, amountCents: cents.parse(amount), baseCents: cents.parse(base) })

/** Every picture, with made-up numbers. */
export const PicturesPart = ({ view }: { view: View }): JSX.Element => {
  const { say } = view
  const flow = {
    source: say('style.source'),
    dossier: { id: NOTHING, title: say('style.text-reference') },
    category: 'activities',
    beneficiary: say('style.partner'),
    amountCents: 125_000,
  }
  return (
    <section aria-labelledby="beelden">
      <h2 id="beelden" safe>
        {say('style.pictures')}
      </h2>
      <p safe>{say('style.pictures-intro')}</p>
      <Chain view={view} house={NOTHING} id="keten" own={[]} links={chainOf(view)} />
      <VoteBar view={view} id="stemmen" votes={{ for: 5, against: 2, abstain: 1, blank: 1, invalid: 1 }} />
      <TimesPicture
        view={view}
        id="tijden"
        steps={[
          { lane: 'proposal', on: '2026-01-12' },
          { lane: 'input', on: '2026-02-01' },
          { lane: 'proposal', on: '2026-02-20' },
          { lane: 'advice', on: '2026-03-01' },
          { lane: 'ballot', on: '2026-03-10' },
          { lane: 'decision', on: '2026-03-10' },
          { lane: 'decision', on: '2026-04-02' },
        ]}
      />
      <StepsPicture
        view={view}
        year={YEAR}
        steps={[
          step('total', 'budgeted', 1_000_000),
          step('difference', 'not-allocated', 600_000, 400_000),
          step('total', 'allocated', 400_000),
          step('difference', 'not-paid', 275_000, 125_000),
          step('total', 'paid', 125_000),
        ]}
      />
      <FlowPicture view={view} house={NOTHING} year={YEAR} flows={[flow]} money={noMoney} />
      <BurnDownPicture
        view={view}
        asOf="2026-06-30"
        burnDown={{
          grantedCents: 1_000_000,
          from: '2026-01-01',
          until: '2026-12-31',
          months: [
            { month: '2026-02', paidCents: 125_000, leftCents: 875_000 },
            { month: '2026-05', paidCents: 300_000, leftCents: 575_000 },
          ],
        }}
      />
    </section>
  )
}
