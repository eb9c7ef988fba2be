/** The ARNs of rules and listeners. Pure. */

const RULE = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z\d-]+:\d{12}:listener-rule\/app\/[\w-]+(?:\/[\da-f]+){3}$/u
const LISTENER = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z\d-]+:\d{12}:listener\/app\/[\w-]+(?:\/[\da-f]+){2}$/u

/** What an ARN names, or null where it names neither. */
export const kindOfArn = (arn: string): 'rule' | 'listener' | null =>
  RULE.test(arn) ? 'rule' : LISTENER.test(arn) ? 'listener' : null

/** The ARN of a rule is that of its listener with a further part; that of a listener is given as it is. */
export const listenerOf = (arn: string): string =>
  arn.includes(':listener-rule/') ? arn.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/u, '') : arn
