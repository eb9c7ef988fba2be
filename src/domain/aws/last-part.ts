/** Names within ARNs. */

/** `web` of `arn:aws:ecs:…:service/cluster/web`, of `team/web`, or of itself. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
