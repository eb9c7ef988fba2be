/** AWS sessions of fakes. */
import type { EndpointChoice } from '../../src/domain/image/data-plane.ts'
import type { AwsCalls, AwsService, AwsSession } from '../../src/ports/aws.ts'
import { SERVICES } from '../../src/ports/aws-calls/aws-services.ts'

interface Caller {
  readonly region: string | null
  readonly sts: Partial<AwsCalls<'sts'>>
}

const CALLER: Caller = {
  region: 'eu-west-1',
  sts: { getCallerIdentity: () => Promise.resolve({ $metadata: {}, Account: '123456789012' }) },
}

/** A session with these calls; every other one fails the test. */
export const sessionOf = (
  services: { readonly [Name in Exclude<AwsService, 'sts'>]?: AwsCalls<Name> },
  caller: Partial<Caller> = {},
): AwsSession<AwsService> => {
  const { region, sts } = { ...CALLER, ...caller }
  const others = Object.keys(SERVICES).map((service) => [service, onlyThese({})] as const)
  const credentials = (): Promise<'present'> => Promise.resolve('present')
  const endsIn = (): Promise<null> => Promise.resolve(null)
  const endpoints = (): Promise<EndpointChoice> => Promise.resolve({ fips: 'off', dualStack: 'off' })
  const given = {
    credentials,
    endsIn,
    endpoints,
    region: () => Promise.resolve(region),
    sts: onlyThese<'sts'>(sts),
    ...services,
  }
  // Each service is there: by its calls, or by none.
  return { ...Object.fromEntries(others), ...given } as unknown as AwsSession<AwsService>
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
