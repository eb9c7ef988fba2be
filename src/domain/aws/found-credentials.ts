/** Whether AWS can be asked. */

/** `missing`: nothing is configured that could give credentials. Those that AWS rejects are `present`. */
export interface FoundCredentials {
  readonly kind: 'present' | 'missing'
}
