import type { Services } from './compose-services.js';
import type { Db } from './db.js';
import { createApplicationsRoutes } from './features/applications/applications-routes.js';
import { createDraft } from './features/applications/create-draft.js';
import { getProgress } from './features/applications/get-progress.js';
import { mayReadApplication } from './features/applications/may-read-application.js';
import { saveDraft } from './features/applications/save-draft.js';
import { submitApplication } from './features/applications/submit-application.js';
import { supplyCorrection } from './features/applications/supply-correction.js';
import { withdrawApplication } from './features/applications/withdraw-application.js';
import { createCalendarRoutes } from './features/calendar/calendar-routes.js';
import { createDeadlinesRoutes } from './features/deadlines/deadlines-routes.js';
import { applyMoves, previewMoves } from './features/deadlines/recalculate-deadlines.js';
import { createDesignerRoutes } from './features/designer/designer-routes.js';
import { createItemsRoutes } from './features/items/items-routes.js';
import { createLedgerRoutes } from './features/ledger/ledger-routes.js';
import { attachMaterial } from './features/materials/attach-material.js';
import { createMaterialsRoutes } from './features/materials/materials-routes.js';
import { removeMaterial } from './features/materials/remove-material.js';
import { createNegativeRatingsRoutes } from './features/negative-ratings/negative-ratings-routes.js';
import { createNoticesRoutes } from './features/notices/notices-routes.js';
import { createOperationsRoutes } from './features/operations/operations-routes.js';
import type { Runtime } from './features/operations/operations-deps.js';
import { createOverviewRoutes } from './features/overview/overview-routes.js';
import { createPeopleRoutes } from './features/people/people-routes.js';
import { createSessionRoutes } from './features/people/session-routes.js';
import { createPortalRoutes } from './features/portal/portal-routes.js';
import { createProblemsRoutes } from './features/problems/problems-routes.js';
import { createProcessesRoutes } from './features/processes/processes-routes.js';
import { resolveIncident } from './features/processes/resolve-incident.js';
import { retryIncident } from './features/processes/retry-incident.js';
import { getRatingToken } from './features/ratings/get-rating-token.js';
import { createRatingsRoutes } from './features/ratings/ratings-routes.js';
import { createRectificationsRoutes } from './features/rectifications/rectifications-routes.js';
import { createSettingsRoutes } from './features/settings/settings-routes.js';
import { createSupervisionRoutes } from './features/supervision/supervision-routes.js';
import { createTasksRoutes } from './features/tasks/tasks-routes.js';
import { createWalkthroughsRoutes } from './features/walkthroughs/walkthroughs-routes.js';
import { EngineRejection, type EngineCommands } from './engine/port.js';
import type { Route } from './http/route.js';

const noEngine = () => Promise.reject(new EngineRejection('UNAVAILABLE', 'The engine is not open'));
const noRuntime: Runtime = {
  readEngine: () => Promise.resolve(null),
  carryNow: () => {},
  warn: () => {},
};

/** Every endpoint below /api. */
export function composeRoutes(
  services: Services,
  demoUsernames: readonly string[],
  deployResources: EngineCommands['deployResources'] = noEngine,
  runtime: Runtime = noRuntime,
): Route[] {
  const progressDeps = {
    ...services,
    findRatingLink: (db: Db, id: string) => getRatingToken(db, services.secrets, services.clock.now(), id),
  };
  return [
    ...createSessionRoutes({ settings: services.settings, demoUsernames }),
    ...createPeopleRoutes(services),
    ...createSettingsRoutes(services),
    ...createCalendarRoutes({
      previewMoves: (db, calendar) => previewMoves(db, services, calendar),
      applyMoves: (unit, calendar, because) => applyMoves(unit, services, calendar, because),
    }),
    ...createDeadlinesRoutes(services),
    ...createNoticesRoutes(),
    ...createLedgerRoutes(),
    ...createTasksRoutes(services),
    ...createProcessesRoutes(),
    ...createDesignerRoutes({ ...services, deployResources }),
    ...createApplicationsRoutes(services),
    ...createItemsRoutes(services),
    ...createRatingsRoutes(services),
    ...createNegativeRatingsRoutes(services),
    ...createProblemsRoutes(services),
    ...createRectificationsRoutes(services),
    ...createSupervisionRoutes(services),
    ...createOverviewRoutes(services),
    ...createOperationsRoutes({ ...services, runtime, retryIncident, resolveIncident }),
    ...createWalkthroughsRoutes(services),
    ...createMaterialsRoutes({
      ...services,
      mayRead: ({ db, actor }, id) => mayReadApplication(db, actor, id),
    }),
    ...createPortalRoutes({
      ...services,
      commands: {
        createDraft: (context, input) => createDraft(context, services, input),
        saveDraft: (context, input) => saveDraft(context, services, input),
        submit: (context, input) => submitApplication(context, services, input),
        withdraw: (context, input) => withdrawApplication(context, services, input),
        supply: (context, input) => supplyCorrection(context, services, input),
        attachMaterial: (context, input) => attachMaterial(context, services, input),
        removeMaterial,
        getProgress: (context, id) => getProgress(context.db, progressDeps, id),
      },
    }),
  ];
}
