// Passkeys, where the browser knows them: without this module, or without JavaScript, the password works as well.
const supported =
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

const send = async (path, token, body) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'csrf-token': token, accept: 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  return response.json()
}

const steps = {
  make: async (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  'sign-in': async (options) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
}

const start = (part) => {
  const { step, path, token, back } = part.dataset
  const problem = part.querySelector('[role="alert"]')
  part.hidden = false
  part.querySelector('button').addEventListener('click', async () => {
    problem.hidden = true
    try {
      const credential = await steps[step](await send(`${path}/opties`, token, {}))
      const { to } = await send(path, token, { antwoord: credential.toJSON(), terug: back })
      location.assign(to)
    } catch {
      // Whoever changed their mind, and what did not fit, are told the same: nothing happened.
      problem.hidden = false
    }
  })
}

if (supported) for (const part of document.querySelectorAll('[data-step]')) start(part)
