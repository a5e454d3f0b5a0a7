import type { Actor, UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { DesignerDeps } from './designer-deps.js';

type Can = Pick<DesignerDeps, 'can'>;

/** Who draws. FORBIDDEN otherwise. */
export function requireDesigner({ can }: Can, actor: Actor): UserActor {
  if (actor.type !== 'USER' || !can(actor, 'process.design'))
    throw forbidden('Expected a process designer', '只有流程设计人员可以起草流程');
  return actor;
}

/** Who publishes or restores. FORBIDDEN otherwise. */
export function requireApprover({ can }: Can, actor: Actor): UserActor {
  if (actor.type !== 'USER' || !can(actor, 'process.approve'))
    throw forbidden('Expected an approver of processes', '您没有发布流程的权限');
  return actor;
}

/** Who draws or publishes: they see drafts, nobody else does. */
export function requireDesk({ can }: Can, actor: Actor): UserActor {
  if (actor.type !== 'USER' || !(can(actor, 'process.design') || can(actor, 'process.approve')))
    throw forbidden('Expected a designer or an approver', '草稿只给流程设计和审核人员看');
  return actor;
}

/** A draft belongs to its author until it is published. FORBIDDEN for everybody else. */
export function requireAuthor(deps: Can, actor: Actor, draft: { id: string; authorId: string }): UserActor {
  const user = requireDesigner(deps, actor);
  if (user.id !== draft.authorId)
    throw forbidden(`Expected the author of draft ${draft.id}`, '草稿只能由起草人修改、提交或放弃');
  return user;
}

/** The second pair of eyes: an approver who is not the author. FORBIDDEN otherwise. */
export function requireSecondPerson(deps: Can, actor: Actor, draft: { id: string; authorId: string }): UserActor {
  const user = requireApprover(deps, actor);
  if (user.id === draft.authorId)
    throw forbidden(
      `Expected somebody else than the author of draft ${draft.id}`,
      '起草人不能审核自己的草稿，须由另一人审核',
    );
  return user;
}
