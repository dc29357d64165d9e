/** This witness cannot run, for a reason whoever runs it can mend; its folder was left as it was. */
export class WitnessRefused extends Error {
  override readonly name = 'WitnessRefused'
}
