/** The address at which a service answers, and whether a sorry page answers there, where its load balancer says it. A run never fails for it. */
import type { Service } from '@aws-sdk/client-ecs'
import type { LiveService } from '../../domain/aws/live.ts'
import { leadingTo } from '../../domain/load-balancing/leading.ts'
import { stateInWords } from '../../domain/load-balancing/page-in-words.ts'
import { serviceUrl } from '../../domain/load-balancing/service-url.ts'
import type { SorryPage } from '../../domain/load-balancing/sorry-page.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { findSorryPage } from './find-sorry-page.ts'
import { readBalancers } from './read-balancers.ts'

type FindPorts = Pick<Ports, 'target' | 'log'>

/** As parts of the planned service: empty where nothing is known. A denial and any other fault of AWS are one line in the log. */
export const findUrl = async (service: Service, ports: FindPorts): Promise<Pick<LiveService, 'url' | 'sorryPage'>> => {
  const { target, log } = ports
  const leading = leadingTo(service)
  if (leading.targetGroupArns.length === 0) return {}
  const subject = `the URL of the service ${service.serviceName ?? ''}`
  try {
    const balancers = await readBalancers(leading, target.elasticloadbalancing)
    const url = serviceUrl(balancers, leading)
    if (url === null) log.info(`${subject} is not known: no listener for HTTP leads to it`)
    const sorryPage = await findSorryPage(balancers, leading, ports)
    if (sorryPage !== null) log.warning(pageWarning(service, sorryPage))
    return { ...(url === null ? {} : { url }), ...(sorryPage === null ? {} : { sorryPage }) }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    log.info(`${subject} is not known: ${error.message}`)
  }
  return {}
}

const pageWarning = ({ serviceName = '' }: Service, page: SorryPage): string =>
  `the sorry page of ${serviceName} is ${stateInWords(page)}: no request reaches the service at ${page.listener}`
