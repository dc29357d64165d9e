import type { CapacityKey } from '../../identity/capacities.js'
import { myWorkPage } from '../frame/addresses.js'

/**
 * Where signing in leads: back to the page that asked for it, and else to "Mijn werk" for whoever has a part in one house.
 * Who checks houses, or manages accounts, begins with the list of them.
 */
export const landing = (acts: CapacityKey, back: string): string =>
  back === '/' && /^(?:person|administrator)(?::|$)/.test(acts) ? myWorkPage : back
