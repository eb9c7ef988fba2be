/** AWS sessions of fakes. */
import type { AwsCalls, AwsService, AwsSession } from '../../src/ports/aws.ts'

interface Caller {
  readonly region: string | null
  readonly sts: Partial<AwsCalls<'sts'>>
}

const CALLER: Caller = {
  region: 'eu-west-1',
  sts: { getCallerIdentity: () => Promise.resolve({ $metadata: {}, Account: '123456789012' }) },
}

/** A session with these calls. */
export const sessionOf = <Service extends Exclude<AwsService, 'sts'>>(
  services: { readonly [Name in Service]: AwsCalls<Name> },
  caller: Partial<Caller> = {},
): AwsSession<Service> => {
  const { region, sts } = { ...CALLER, ...caller }
  const session = { region: () => Promise.resolve(region), sts: onlyThese<'sts'>(sts), ...services }
  // Each key of the type is there; the compiler cannot see it through the mapped type.
  return session as unknown as AwsSession<Service>
}

/** These calls to a service; every other one fails the test. */
export const onlyThese = <Service extends AwsService>(calls: Partial<AwsCalls<Service>>): AwsCalls<Service> =>
  new Proxy(calls, {
    get: (_, name) =>
      Object.hasOwn(calls, name)
        ? (Reflect.get(calls, name) as unknown)
        : () => Promise.reject(new Error(`the test expects no call of ${String(name)}`)),
    // A call that is not in `calls` is made above.
  }) as unknown as AwsCalls<Service>

/** The calls with some of them replaced. A spread would lose real ones, which are made when they are asked for. */
export const replacing = <Service extends AwsService>(
  calls: AwsCalls<Service>,
  replaced: Partial<AwsCalls<Service>>,
): AwsCalls<Service> =>
  new Proxy(calls, {
    get: (target, name) => Reflect.get(Object.hasOwn(replaced, name) ? replaced : target, name) as unknown,
  })
