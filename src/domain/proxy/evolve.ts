import type { EvolversOf } from '../shared/decider.js'

export const proxyEvolvers: EvolversOf<'ProxyGiven' | 'ProxyRevoked'> = {
  ProxyGiven: (state, { data, id, revision, effectiveOn }) => ({
    ...state,
    proxies: state.proxies.set(data.proxy, {
      organ: data.organ,
      giver: data.giver,
      holder: data.holder,
      scope: data.scope,
      givenOn: effectiveOn,
      revokedOn: null,
      irregular: data.irregular?.rules ?? [],
      event: id,
      revision,
    }),
  }),
  ProxyRevoked: (state, { data, effectiveOn }) => {
    const proxy = state.proxies.get(data.proxy)
    if (proxy === undefined) return state
    return { ...state, proxies: state.proxies.set(data.proxy, { ...proxy, revokedOn: effectiveOn }) }
  },
}
