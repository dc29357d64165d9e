/** Runs on the page that comes after signing out: nothing that was typed in a meeting stays for whoever sits there next. */
import { forgetTyped } from './forget.js'

try {
  forgetTyped(window.sessionStorage)
} catch {
  // A browser that keeps nothing has nothing to forget.
}
