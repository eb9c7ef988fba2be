/** A deployment that fails before any other one of its service has completed: ECS has nothing to roll back to. */

/** "No rollback candidate was found to run the rollback.": the reason of ROLLBACK_FAILED (hashicorp/terraform-provider-aws, internal/service/ecs/service_test.go). */
const NO_CANDIDATE = /No rollback candidate/i

/** Whether the reason that ECS gives says so. The deployment failed then, and no rollback was broken. */
export const isWithoutCandidate = (reason: string): boolean => NO_CANDIDATE.test(reason)
