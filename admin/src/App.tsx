import { lazy } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { i18nProvider } from './i18n/i18n-provider.js';
import { ConsoleLayout } from './layout/ConsoleLayout.js';
import { HomePage } from './layout/HomePage.js';
import { LoginPage } from './layout/LoginPage.js';
import { NotFoundPage } from './layout/NotFoundPage.js';
import { CorrectionPaper } from './print/CorrectionPaper.js';
import { DeadlinePaper } from './print/DeadlinePaper.js';
import { FeedbackPaper } from './print/FeedbackPaper.js';
import { ReceiptPaper } from './print/ReceiptPaper.js';
import { authProvider } from './providers/auth-provider.js';
import { dataProvider } from './providers/data-provider.js';
import { queryClient } from './providers/query-client.js';
import { ApplicationList } from './resources/applications/ApplicationList.js';
import { CalendarPage } from './resources/calendar/CalendarPage.js';
import { DraftList } from './resources/designer/DraftList.js';
import { DraftPage } from './resources/designer/DraftPage.js';
import { ReleasesPage } from './resources/designer/ReleasesPage.js';
import { InboxPage } from './resources/inbox/InboxPage.js';
import { ItemList } from './resources/items/ItemList.js';
import { LedgerPage } from './resources/ledger/LedgerPage.js';
import { NegativeRatingBoard } from './resources/negative-ratings/NegativeRatingBoard.js';
import { NegativeRatingList } from './resources/negative-ratings/NegativeRatingList.js';
import { ReportSheetPaper } from './resources/negative-ratings/ReportSheetPaper.js';
import { NoticesPage } from './resources/notices/NoticesPage.js';
import { IncidentsPage } from './resources/operations/IncidentsPage.js';
import { InstancePage } from './resources/operations/InstancePage.js';
import { OutboxPage } from './resources/operations/OutboxPage.js';
import { StuckJobsPage } from './resources/operations/StuckJobsPage.js';
import { OverviewPage } from './resources/overview/OverviewPage.js';
import { NeedList } from './resources/problems/NeedList.js';
import { NeedPage } from './resources/problems/NeedPage.js';
import { ProblemList } from './resources/problems/ProblemList.js';
import { ProblemPage } from './resources/problems/ProblemPage.js';
import { StatisticsPage } from './resources/problems/StatisticsPage.js';
import { ThreeListsPage } from './resources/problems/ThreeListsPage.js';
import { ThreeListsPaper } from './resources/problems/ThreeListsPaper.js';
import { ProcessList } from './resources/processes/ProcessList.js';
import { ProcessPage } from './resources/processes/ProcessPage.js';
import { RatingList } from './resources/ratings/RatingList.js';
import { RectificationBoard } from './resources/rectifications/RectificationBoard.js';
import { RectificationList } from './resources/rectifications/RectificationList.js';
import { RectificationTaskPaper } from './resources/rectifications/RectificationTaskPaper.js';
import { SignOffPaper } from './resources/rectifications/SignOffPaper.js';
import { SettingsPage } from './resources/settings/SettingsPage.js';
import { BulletinPage } from './resources/supervision/BulletinPage.js';
import { BulletinPaper } from './resources/supervision/BulletinPaper.js';
import { SupervisionList } from './resources/supervision/SupervisionList.js';
import { SupervisionPaper } from './resources/supervision/SupervisionPaper.js';
import { UnitList } from './resources/units/UnitList.js';
import { UserList } from './resources/users/UserList.js';
import { WalkthroughsPage } from './resources/walkthroughs/WalkthroughsPage.js';
import { TASK_PAGES } from './tasks/task-components.js';
import { consoleDarkTheme, consoleTheme } from './theme/console-theme.js';

const ChooseOneThing = lazy(async () => ({
  default: (await import('./resources/filing/ChooseOneThing.js')).ChooseOneThing,
}));
const FilingPage = lazy(async () => ({ default: (await import('./resources/filing/FilingPage.js')).FilingPage }));
const SupplyPage = lazy(async () => ({ default: (await import('./resources/filing/SupplyPage.js')).SupplyPage }));

/** The console: resources by the names of the API, our own pages for the rest. */
export const App = () => (
  <BrowserRouter>
    <Admin
      title="快办"
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      theme={consoleTheme}
      darkTheme={consoleDarkTheme}
      defaultTheme="light"
      layout={ConsoleLayout}
      loginPage={LoginPage}
      dashboard={HomePage}
      catchAll={NotFoundPage}
      requireAuth
      disableTelemetry
    >
      <Resource name="inbox" list={InboxPage} />
      <Resource name="applications" list={ApplicationList} edit={TASK_PAGES['application.precheck']} />
      <Resource name="items" list={ItemList} edit={TASK_PAGES['item.handle']} />
      <Resource name="problems" list={ProblemList} edit={ProblemPage} />
      <Resource name="needs" list={NeedList} edit={NeedPage} />
      <Resource name="rectifications" list={RectificationList} edit={TASK_PAGES['rectification.decide-measure']} />
      <Resource name="negative-ratings" list={NegativeRatingBoard} edit={TASK_PAGES['callback.verify']} />
      <Resource name="supervision-orders" list={SupervisionList} edit={TASK_PAGES['supervision.handle']} />
      <Resource name="walkthroughs" list={WalkthroughsPage} edit={TASK_PAGES['walkthrough.prepare']} />
      <Resource name="processes" list={ProcessList} edit={ProcessPage} />
      <Resource name="process-drafts" list={DraftList} edit={DraftPage} />
      <Resource name="units" list={UnitList} />
      <Resource name="users" list={UserList} />
      <Resource name="ledger" list={LedgerPage} />
      <Resource name="ratings" list={RatingList} />
      <Resource name="notices" list={NoticesPage} />
      <CustomRoutes>
        <Route path="/overview" element={<OverviewPage />} />
        <Route path="/rectifications/board" element={<RectificationBoard />} />
        <Route path="/negative-ratings/list" element={<NegativeRatingList />} />
        <Route path="/problems/statistics" element={<StatisticsPage />} />
        <Route path="/three-lists" element={<ThreeListsPage />} />
        <Route path="/bulletins" element={<BulletinPage />} />
        <Route path="/process-releases/:processId" element={<ReleasesPage />} />
        <Route path="/operations" element={<IncidentsPage />} />
        <Route path="/operations/stuck-jobs" element={<StuckJobsPage />} />
        <Route path="/operations/outbox" element={<OutboxPage />} />
        <Route path="/operations/instances/:key" element={<InstancePage />} />
        <Route path="/calendar" element={<CalendarPage />} />
        <Route path="/settings" element={<SettingsPage />} />
        <Route path="/filing" element={<ChooseOneThing />} />
        <Route path="/filing/:id" element={<FilingPage />} />
        <Route path="/filing/:id/corrections/:correctionId" element={<SupplyPage />} />
      </CustomRoutes>
      <CustomRoutes noLayout>
        <Route path="/print/applications/:id/feedback" element={<FeedbackPaper />} />
        <Route path="/print/applications/:id/receipt" element={<ReceiptPaper />} />
        <Route path="/print/applications/:id/corrections/:correctionId" element={<CorrectionPaper />} />
        <Route path="/print/rectifications/:id/task" element={<RectificationTaskPaper />} />
        <Route path="/print/rectifications/:id/sign-off" element={<SignOffPaper />} />
        <Route path="/print/negative-ratings/:id/report" element={<ReportSheetPaper />} />
        <Route path="/print/supervision-orders/:id" element={<SupervisionPaper />} />
        <Route path="/print/three-lists" element={<ThreeListsPaper />} />
        <Route path="/print/bulletins" element={<BulletinPaper />} />
        <Route path="/print/deadlines/:id" element={<DeadlinePaper />} />
      </CustomRoutes>
    </Admin>
  </BrowserRouter>
);
