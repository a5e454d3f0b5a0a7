-- 走流程 is at the provincial level, or says why it cannot be (R32).
ALTER TABLE "Walkthrough" ADD COLUMN "level" TEXT NOT NULL DEFAULT 'PROVINCIAL';
ALTER TABLE "Walkthrough" ADD COLUMN "levelReason" TEXT;
