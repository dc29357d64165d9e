import type { nl } from '../nl/index.js'
import { accessibility } from './accessibility.js'
import { accounts } from './accounts.js'
import { actForms } from './act-forms.js'
import { acts } from './acts.js'
import { attachments } from './attachments.js'
import { bankStatements } from './bank-statements.js'
import { documents } from './documents.js'
import { dossier } from './dossier.js'
import { findingSources } from './finding-sources.js'
import { findings } from './findings.js'
import { forms } from './forms.js'
import { founding } from './founding.js'
import { glossary } from './glossary.js'
import { houseExport } from './house-export.js'
import { importProblems } from './import-problems.js'
import { influence } from './influence.js'
import { live } from './live.js'
import { manage } from './manage.js'
import { meetings } from './meetings.js'
import { money } from './money.js'
import { moneyForms } from './money-forms.js'
import { myWork } from './my-work.js'
import { notices } from './notices.js'
import { organs } from './organs.js'
import { oversight } from './oversight.js'
import { pages } from './pages.js'
import { partners } from './partners.js'
import { persons } from './persons.js'
import { pictures } from './pictures.js'
import { problems } from './problems.js'
import { proofs } from './proofs.js'
import { publicDecisions } from './public-decisions.js'
import { ratification } from './ratification.js'
import { refusals } from './refusals.js'
import { registers } from './registers.js'
import { style } from './style.js'
import { templates } from './templates.js'
import { verdict } from './verdict.js'
import { whoMayDecide } from './who-may-decide.js'
import { words } from './words.js'

export const en: Readonly<Record<keyof typeof nl, string>> = {
  ...problems,
  ...refusals,
  ...words,
  ...pages,
  ...registers,
  ...dossier,
  ...findings,
  ...findingSources,
  ...forms,
  ...founding,
  ...manage,
  ...meetings,
  ...live,
  ...money,
  ...moneyForms,
  ...persons,
  ...proofs,
  ...publicDecisions,
  ...oversight,
  ...houseExport,
  ...ratification,
  ...verdict,
  ...organs,
  ...whoMayDecide,
  ...bankStatements,
  ...acts,
  ...actForms,
  ...partners,
  ...importProblems,
  ...influence,
  ...notices,
  ...attachments,
  ...documents,
  ...myWork,
  ...accounts,
  ...accessibility,
  ...glossary,
  ...pictures,
  ...style,
  ...templates,
}
