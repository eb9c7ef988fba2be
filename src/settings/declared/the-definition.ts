/** The task definition, in the file only. */
import { fileOnly, guarded, unsetByNone, fieldsOf } from '../field.ts'
import { changesByKey, containers, patch, runtimePlatform } from '../kinds-definition.ts'
import { integer, string } from '../kinds.ts'

const service = fieldsOf('service')

// prettier-ignore
export const DEFINITION = {
  containers: service.optional('What is changed in containers of the task definition, by their names: image, environment, secrets, environment-files, command, entry-point, cpu, memory, memory-reservation, docker-labels, log-driver, log-options. `null` removes what the task definition has. See [Render](render.md).', fileOnly(containers())),
  'task-cpu': service.optional('CPU of the task, in units or as `.5 vCPU`.', fileOnly(string())),
  'task-memory': service.optional('Memory of the task, in MiB or as `1 GB`.', fileOnly(string())),
  'ephemeral-storage': service.optional('Ephemeral storage of a task on Fargate, in GiB.', fileOnly(integer({ min: 21, max: 200 }))),
  'execution-role': service.optional('Name or ARN of the execution role of the task. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'task-role': service.optional('Name or ARN of the role of the task. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'runtime-platform': service.optional('System and architecture that the task runs on, for example `linux/arm64`.', fileOnly(runtimePlatform())),
  'task-definition-tags': service.optional('Tags of the task definition, by key; `null` removes one. Tags that the task definition has are kept.', fileOnly(changesByKey())),
  'task-definition-patch': service.optional('Operations of JSON Patch (RFC 6902), applied to the task definition after all other settings. See [Render](render.md).', fileOnly(patch())),
} as const
