/** Amazon ECS: its table of operations. */
import * as schemas from '@aws-sdk/client-ecs'
import type { Service } from '../protocol/call.ts'
import { capacityOperations } from '../surroundings/capacity.ts'
import type { Surroundings } from '../surroundings/surroundings.ts'
import { tagOperations } from './attributes-of-service.ts'
import { createServiceOperation } from './create-service.ts'
import { oneOffTaskOperations } from './one-off-tasks.ts'
import { serviceDeploymentOperations } from './service-deployments.ts'
import { serviceOperations } from './services.ts'
import type { EcsBackend } from './services.ts'
import { taskDefinitionOperations } from './task-definitions.ts'
import { taskOperations } from './task-operations.ts'

/** ECS over one state and one drive. */
export const ecsService = (backend: EcsBackend, surroundings: Surroundings): Service => ({
  name: 'ecs',
  schemas,
  operations: {
    ...taskDefinitionOperations(backend.state, backend.now),
    ...serviceOperations(backend),
    ...createServiceOperation(backend),
    ...tagOperations(backend.state),
    ...serviceDeploymentOperations(backend),
    ...taskOperations(backend),
    ...oneOffTaskOperations(backend),
    ...capacityOperations(surroundings),
  },
})
