import type { NoticeService } from '../../shared/notice-service.js';
import { sendNotice } from './send-notice.js';

/** Notices as other features see them. */
export const createNoticeService = (): NoticeService => ({ send: sendNotice });
