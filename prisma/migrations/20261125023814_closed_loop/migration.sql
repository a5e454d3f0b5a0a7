-- CreateTable
CREATE TABLE "Problem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "walkthroughId" TEXT,
    "ratingId" TEXT,
    "processId" TEXT,
    "processVersion" INTEGER,
    "elementId" TEXT,
    "serviceItemId" TEXT,
    "serviceItemName" TEXT NOT NULL,
    "experienceChannel" TEXT NOT NULL,
    "reportedById" TEXT,
    "reporterPost" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mergedIntoId" TEXT,
    "problemClassId" TEXT,
    "responsibleUnitId" TEXT,
    "proposedKind" TEXT,
    "dismissReason" TEXT,
    "createdAt" DATETIME NOT NULL,
    "triagedAt" DATETIME,
    "triagedById" TEXT,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Problem_problemClassId_fkey" FOREIGN KEY ("problemClassId") REFERENCES "ProblemClass" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProblemClass" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Need" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "serviceItemName" TEXT NOT NULL,
    "walkthroughId" TEXT,
    "reportedById" TEXT,
    "reporterPost" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "problemId" TEXT,
    "needId" TEXT,
    "rectificationId" TEXT,
    "text" TEXT NOT NULL,
    "unitId" TEXT,
    "dueOn" TEXT,
    "doneAt" DATETIME,
    "effect" TEXT,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Measure_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Measure_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Rectification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "problemId" TEXT,
    "ratingId" TEXT,
    "kind" TEXT,
    "status" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "verifierUnitId" TEXT,
    "evaluatorId" TEXT,
    "measure" TEXT,
    "plan" TEXT,
    "standard" TEXT,
    "findings" TEXT,
    "remedy" TEXT,
    "rule" TEXT,
    "effect" TEXT,
    "round" INTEGER NOT NULL DEFAULT 0,
    "reboundCount" INTEGER NOT NULL DEFAULT 0,
    "signOffNumber" TEXT,
    "signedOffAt" DATETIME,
    "signedOffById" TEXT,
    "terminationReason" TEXT,
    "changedProcessId" TEXT,
    "changedVersion" INTEGER,
    "openedById" TEXT,
    "openedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "progressAt" DATETIME NOT NULL,
    "promisedDueAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Rectification_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RectificationRound" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "rectificationId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "deadlineId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "doneById" TEXT,
    "doneAt" DATETIME,
    "doneNote" TEXT,
    "verifiedById" TEXT,
    "verifiedAt" DATETIME,
    "verification" TEXT,
    "verificationNote" TEXT,
    "evaluationRequestId" TEXT,
    "evaluatedById" TEXT,
    "evaluatedAt" DATETIME,
    "evaluation" TEXT,
    "evaluationNote" TEXT,
    CONSTRAINT "RectificationRound_rectificationId_fkey" FOREIGN KEY ("rectificationId") REFERENCES "Rectification" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RectificationProof" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "rectificationId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "slot" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "note" TEXT,
    "addedById" TEXT,
    "addedAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "RectificationProof_rectificationId_fkey" FOREIGN KEY ("rectificationId") REFERENCES "Rectification" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RectificationExtension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "rectificationId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "decisionNote" TEXT,
    "oldDueAt" DATETIME,
    "newDueAt" DATETIME,
    CONSTRAINT "RectificationExtension_rectificationId_fkey" FOREIGN KEY ("rectificationId") REFERENCES "Rectification" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JointConsultation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "problemId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "unitIds" JSONB NOT NULL,
    "topic" TEXT NOT NULL,
    "conclusion" TEXT,
    "calledById" TEXT NOT NULL,
    "calledAt" DATETIME NOT NULL,
    "concludedAt" DATETIME,
    CONSTRAINT "JointConsultation_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NegativeRating" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "named" BOOLEAN NOT NULL,
    "unitId" TEXT,
    "status" TEXT NOT NULL,
    "callbackOfficerId" TEXT,
    "calledBackAt" DATETIME,
    "callbackNote" TEXT,
    "verdict" TEXT,
    "verdictReason" TEXT,
    "explanation" TEXT,
    "deliveryMode" TEXT,
    "feedbackText" TEXT,
    "feedbackMode" TEXT,
    "feedbackAt" DATETIME,
    "counted" BOOLEAN NOT NULL DEFAULT true,
    "rectificationId" TEXT,
    "reportNumber" TEXT,
    "reportContent" JSONB,
    "reportComposedAt" DATETIME,
    "reportedAt" DATETIME,
    "terminationReason" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "SupervisionOrder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requirement" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "limitValue" INTEGER NOT NULL,
    "limitUnit" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "deadlineId" TEXT,
    "orderedById" TEXT,
    "orderedAt" DATETIME NOT NULL,
    "signedForById" TEXT,
    "signedForAt" DATETIME,
    "reply" TEXT,
    "repliedById" TEXT,
    "repliedAt" DATETIME,
    "review" TEXT,
    "reviewNote" TEXT,
    "reviewedById" TEXT,
    "reviewedAt" DATETIME,
    "followUpId" TEXT,
    "followUpOn" TEXT,
    "closedAt" DATETIME,
    "closedReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "unitId" TEXT,
    "userId" TEXT,
    "byId" TEXT,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "BulletinEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "month" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "sortOrder" INTEGER NOT NULL,
    "processId" TEXT,
    "content" JSONB NOT NULL,
    "sourceDoc" TEXT NOT NULL,
    "sourceSection" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Walkthrough" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "scenarioName" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "walkerId" TEXT NOT NULL,
    "walkerPost" TEXT NOT NULL,
    "angle" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "dueOn" TEXT,
    "assignedById" TEXT NOT NULL,
    "assignedAt" DATETIME NOT NULL,
    "deliveredAt" DATETIME,
    "closedAt" DATETIME,
    "cancelReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "WalkthroughRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "walkthroughId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "elementId" TEXT NOT NULL,
    "conclusion" TEXT,
    "basis" TEXT,
    "content" JSONB NOT NULL,
    "draft" JSONB,
    "recordedById" TEXT,
    "recordedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "WalkthroughRecord_walkthroughId_fkey" FOREIGN KEY ("walkthroughId") REFERENCES "Walkthrough" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WalkthroughEvidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recordId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "note" TEXT,
    "addedAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "WalkthroughEvidence_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "WalkthroughRecord" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WalkthroughMaterial" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "walkthroughId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "fileId" TEXT,
    "submittedAt" DATETIME NOT NULL,
    CONSTRAINT "WalkthroughMaterial_walkthroughId_fkey" FOREIGN KEY ("walkthroughId") REFERENCES "Walkthrough" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProcessDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "processId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "baseVersion" INTEGER,
    "status" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "reviewerId" TEXT,
    "reviewedAt" DATETIME,
    "reviewNote" TEXT,
    "publishedVersion" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ProcessRelease" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "processId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "draftId" TEXT,
    "restoresVersion" INTEGER,
    "authorId" TEXT,
    "approvedById" TEXT,
    "reason" TEXT NOT NULL,
    "releasedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Problem_number_key" ON "Problem"("number");

-- CreateIndex
CREATE INDEX "Problem_status_createdAt_idx" ON "Problem"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Problem_walkthroughId_idx" ON "Problem"("walkthroughId");

-- CreateIndex
CREATE INDEX "Problem_responsibleUnitId_status_idx" ON "Problem"("responsibleUnitId", "status");

-- CreateIndex
CREATE INDEX "Problem_processId_elementId_idx" ON "Problem"("processId", "elementId");

-- CreateIndex
CREATE INDEX "Problem_problemClassId_idx" ON "Problem"("problemClassId");

-- CreateIndex
CREATE UNIQUE INDEX "ProblemClass_name_key" ON "ProblemClass"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Need_number_key" ON "Need"("number");

-- CreateIndex
CREATE INDEX "Need_walkthroughId_idx" ON "Need"("walkthroughId");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_number_key" ON "Measure"("number");

-- CreateIndex
CREATE INDEX "Measure_problemId_idx" ON "Measure"("problemId");

-- CreateIndex
CREATE INDEX "Measure_needId_idx" ON "Measure"("needId");

-- CreateIndex
CREATE INDEX "Measure_rectificationId_idx" ON "Measure"("rectificationId");

-- CreateIndex
CREATE UNIQUE INDEX "Rectification_number_key" ON "Rectification"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Rectification_signOffNumber_key" ON "Rectification"("signOffNumber");

-- CreateIndex
CREATE INDEX "Rectification_status_promisedDueAt_idx" ON "Rectification"("status", "promisedDueAt");

-- CreateIndex
CREATE INDEX "Rectification_unitId_status_idx" ON "Rectification"("unitId", "status");

-- CreateIndex
CREATE INDEX "Rectification_problemId_idx" ON "Rectification"("problemId");

-- CreateIndex
CREATE INDEX "Rectification_ratingId_idx" ON "Rectification"("ratingId");

-- CreateIndex
CREATE INDEX "RectificationRound_deadlineId_idx" ON "RectificationRound"("deadlineId");

-- CreateIndex
CREATE INDEX "RectificationRound_evaluationRequestId_idx" ON "RectificationRound"("evaluationRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationRound_rectificationId_round_key" ON "RectificationRound"("rectificationId", "round");

-- CreateIndex
CREATE INDEX "RectificationProof_rectificationId_round_idx" ON "RectificationProof"("rectificationId", "round");

-- CreateIndex
CREATE INDEX "RectificationExtension_rectificationId_idx" ON "RectificationExtension"("rectificationId");

-- CreateIndex
CREATE INDEX "JointConsultation_problemId_idx" ON "JointConsultation"("problemId");

-- CreateIndex
CREATE UNIQUE INDEX "NegativeRating_number_key" ON "NegativeRating"("number");

-- CreateIndex
CREATE UNIQUE INDEX "NegativeRating_reportNumber_key" ON "NegativeRating"("reportNumber");

-- CreateIndex
CREATE INDEX "NegativeRating_status_receivedAt_idx" ON "NegativeRating"("status", "receivedAt");

-- CreateIndex
CREATE INDEX "NegativeRating_callbackOfficerId_status_idx" ON "NegativeRating"("callbackOfficerId", "status");

-- CreateIndex
CREATE INDEX "NegativeRating_unitId_status_idx" ON "NegativeRating"("unitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "SupervisionOrder_number_key" ON "SupervisionOrder"("number");

-- CreateIndex
CREATE INDEX "SupervisionOrder_status_orderedAt_idx" ON "SupervisionOrder"("status", "orderedAt");

-- CreateIndex
CREATE INDEX "SupervisionOrder_unitId_status_idx" ON "SupervisionOrder"("unitId", "status");

-- CreateIndex
CREATE INDEX "SupervisionOrder_subjectType_subjectId_idx" ON "SupervisionOrder"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "Reminder_subjectType_subjectId_at_idx" ON "Reminder"("subjectType", "subjectId", "at");

-- CreateIndex
CREATE INDEX "Reminder_unitId_at_idx" ON "Reminder"("unitId", "at");

-- CreateIndex
CREATE INDEX "BulletinEntry_unitId_month_idx" ON "BulletinEntry"("unitId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "BulletinEntry_month_subjectType_subjectId_key" ON "BulletinEntry"("month", "subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Walkthrough_number_key" ON "Walkthrough"("number");

-- CreateIndex
CREATE INDEX "Walkthrough_walkerId_status_idx" ON "Walkthrough"("walkerId", "status");

-- CreateIndex
CREATE INDEX "Walkthrough_status_assignedAt_idx" ON "Walkthrough"("status", "assignedAt");

-- CreateIndex
CREATE UNIQUE INDEX "WalkthroughRecord_walkthroughId_kind_key" ON "WalkthroughRecord"("walkthroughId", "kind");

-- CreateIndex
CREATE INDEX "WalkthroughEvidence_recordId_idx" ON "WalkthroughEvidence"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "WalkthroughMaterial_walkthroughId_kind_key" ON "WalkthroughMaterial"("walkthroughId", "kind");

-- CreateIndex
CREATE INDEX "ProcessDraft_processId_status_idx" ON "ProcessDraft"("processId", "status");

-- CreateIndex
CREATE INDEX "ProcessDraft_authorId_status_idx" ON "ProcessDraft"("authorId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessRelease_processId_version_key" ON "ProcessRelease"("processId", "version");

