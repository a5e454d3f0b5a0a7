-- AlterTable
ALTER TABLE "NegativeRating" ADD COLUMN "statedLimitUnit" TEXT;
ALTER TABLE "NegativeRating" ADD COLUMN "statedLimitValue" INTEGER;

