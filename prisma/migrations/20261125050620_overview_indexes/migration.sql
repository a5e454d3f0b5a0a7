-- DropIndex
DROP INDEX "Deadline_caseId_idx";

-- DropIndex
DROP INDEX "Deadline_subjectType_subjectId_idx";

-- CreateIndex
CREATE INDEX "ApplicationItem_open_idx" ON "ApplicationItem"("status", "unitId", "id");

-- CreateIndex
CREATE INDEX "Deadline_subject_clock_idx" ON "Deadline"("subjectType", "subjectId", "closedAt", "kind", "dueAt", "nearDueAt", "suspended");

-- CreateIndex
CREATE INDEX "Deadline_case_clock_idx" ON "Deadline"("caseId", "closedAt", "kind", "dueAt", "nearDueAt", "suspended");

