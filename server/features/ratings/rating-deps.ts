import type { DeadlineService } from '../../shared/deadline-service.js';
import type { NegativeRatingService } from '../../shared/negative-rating-service.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { Secrets } from '../../shared/secrets.js';
import type { SettingsService } from '../../shared/settings-service.js';

/** What ratings need; wired in compose.ts. */
export interface RatingDeps {
  settings: SettingsService;
  deadlines: DeadlineService;
  notices: NoticeService;
  secrets: Secrets;
  /** Opens the check of a negative rating with the rating (R73). */
  negativeRatings: Pick<NegativeRatingService, 'open'>;
}
