import { z } from 'zod'
import { voteChoice } from '../../domain/ballot/events.js'
import { ballotOutcome, verdict } from '../../domain/ballot/verdict.js'
import { ruleSet } from '../../domain/rule-set/rule-set.js'

/** How was voted, by function and partner of each seat. */
export const toldBallot = z.strictObject({
  outcome: ballotOutcome,
  rules: ruleSet,
  verdict: verdict.nullable(),
  votes: z
    .array(
      z.strictObject({
        function: z.string(),
        partner: z.string().nullable(),
        choice: voteChoice,
        provisional: z.boolean(),
      }),
    )
    .nullable()
    .meta({ description: 'Null where the vote was secret' }),
})
