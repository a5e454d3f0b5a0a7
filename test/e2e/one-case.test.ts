import { oneCaseStory } from './one-case-story.js';

oneCaseStory('one case from the phone to the rating');
