import type { Report, ReportDecision } from '../../projections/report/answers.js'

const resolves = (outcome: ReportDecision['outcome']): boolean => outcome === 'adopted' || outcome === 'rejected'

const weight = (outcome: ReportDecision['outcome'], final: boolean): string =>
  resolves(outcome) ? `, ${final ? 'final' : 'not final'}` : ''

const describeDecision = (decision: ReportDecision): string[] => {
  const { organ, decidedOn, outcome, mandate, final, bekrachtiging } = decision
  const chain =
    mandate === null
      ? resolves(outcome)
        ? 'no mandate'
        : 'resolves nothing, needs no mandate'
      : `mandate ${mandate.level} over ${mandate.subject}, from ${mandate.chain
          .map(({ grantor, reference }) => (reference === null ? grantor : `${grantor} (${reference})`))
          .join(' ← ')}`
  const ratified =
    bekrachtiging === null
      ? ''
      : `; bekrachtiging ${bekrachtiging.outcome} by ${bekrachtiging.organ} on ${bekrachtiging.on}`
  return [`      ${decidedOn} ${organ}: ${outcome}${weight(outcome, final)}${ratified}`, `        ${chain}`]
}

/** The report of the houses as plain text: who decided what, under which mandate. */
export const printReport = (report: Report): string =>
  `${report.houses
    .flatMap((house) => [
      `${house.name} (${house.legalForm}): ${house.organs} organs, ${house.partners} partners`,
      ...house.dossiers.flatMap((dossier) => [
        `  ${dossier.title} [${dossier.subject}]: ${dossier.outcome}`,
        ...dossier.decisions.flatMap(describeDecision),
      ]),
      '',
    ])
    .join('\n')}\n`
