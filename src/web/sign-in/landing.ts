import type { CapacityKey } from '../../identity/capacities.js'
import { managePage, myWorkPage } from '../frame/addresses.js'

/**
 * Where signing in leads: back to the page that asked for it, and else to "Mijn werk" for whoever has a part in one house.
 * Who manages the application comes to "Beheer", and who checks houses begins with the list of them.
 */
export const landing = (acts: CapacityKey, back: string): string => {
  if (back !== '/') return back
  if (acts === 'manager') return managePage
  return /^(?:person|administrator)(?::|$)/.test(acts) ? myWorkPage : back
}
