/** What became of a task that a cancelled run is to stop. */

export type StoppedTask =
  /** ECS has taken the request. */
  | { readonly kind: 'stopped'; readonly taskArn: string }
  /** None was started, or ECS does not list it. */
  | { readonly kind: 'none' }
