/** The ECS port over the SDK. Loaded by `aws-clients.ts` at the first call. */
import {
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import type { Ecs } from '../../ports/aws.ts'
import type { Connection } from './clients.ts'
import { answered } from './sdk-errors.ts'

/** The port. Calls throw AwsError. */
export const makeEcs = ({ client: settings, signal }: Connection): Ecs => {
  const client = new ECSClient(settings)
  const abort = { abortSignal: signal }
  const call = <Output>(operation: string, send: () => Promise<Output>): Promise<Output> =>
    answered(`ecs:${operation}`, signal, send)
  return {
    describeClusters: (input) => call('DescribeClusters', () => client.send(new DescribeClustersCommand(input), abort)),
    listClusters: (input) => call('ListClusters', () => client.send(new ListClustersCommand(input), abort)),
    describeServices: (input) => call('DescribeServices', () => client.send(new DescribeServicesCommand(input), abort)),
    listServices: (input) => call('ListServices', () => client.send(new ListServicesCommand(input), abort)),
    describeTaskDefinition: (input) =>
      call('DescribeTaskDefinition', () => client.send(new DescribeTaskDefinitionCommand(input), abort)),
    listTaskDefinitionFamilies: (input) =>
      call('ListTaskDefinitionFamilies', () => client.send(new ListTaskDefinitionFamiliesCommand(input), abort)),
    registerTaskDefinition: (input) =>
      call('RegisterTaskDefinition', () => client.send(new RegisterTaskDefinitionCommand(input), abort)),
    updateService: (input) => call('UpdateService', () => client.send(new UpdateServiceCommand(input), abort)),
    listServiceDeployments: (input) =>
      call('ListServiceDeployments', () => client.send(new ListServiceDeploymentsCommand(input), abort)),
    describeServiceDeployments: (input) =>
      call('DescribeServiceDeployments', () => client.send(new DescribeServiceDeploymentsCommand(input), abort)),
    describeServiceRevisions: (input) =>
      call('DescribeServiceRevisions', () => client.send(new DescribeServiceRevisionsCommand(input), abort)),
    listTasks: (input) => call('ListTasks', () => client.send(new ListTasksCommand(input), abort)),
    describeTasks: (input) => call('DescribeTasks', () => client.send(new DescribeTasksCommand(input), abort)),
  }
}
