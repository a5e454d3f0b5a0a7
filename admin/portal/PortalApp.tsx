import { Navigate, Route, Routes } from 'react-router-dom';
import { ApplyPage } from './pages/ApplyPage';
import { CorrectionPage } from './pages/CorrectionPage';
import { HomePage } from './pages/HomePage';
import { ProgressPage } from './pages/ProgressPage';
import { RatePage } from './pages/RatePage';
import { SubmittedPage } from './pages/SubmittedPage';
import { TrackPage } from './pages/TrackPage';

/** The public portal: apply, look up, supply what is missing, rate. No account (ux.md §7). */
export function PortalApp() {
  return (
    <Routes>
      <Route path="/" element={<HomePage />} />
      <Route path="/apply/:oneThingId" element={<ApplyPage />} />
      <Route path="/submitted/:applicationId" element={<SubmittedPage />} />
      <Route path="/track" element={<TrackPage />} />
      <Route path="/progress/:applicationId" element={<ProgressPage />} />
      <Route path="/progress/:applicationId/corrections/:correctionId" element={<CorrectionPage />} />
      <Route path="/rate/:token" element={<RatePage />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
