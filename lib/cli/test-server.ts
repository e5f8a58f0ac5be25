const PORT = process.env.TEST_PORT || "3987";

/**
 * The environment of the site under test. It has a port and a build directory of its own, so that tests can run beside
 * `npm start`, and a fixed key, so that a second run finds the build of the first. The key protects nothing.
 */
export const TEST_SERVER = {
  PORT,
  SITE_URL: `http://localhost:${PORT}`,
  BUILD_DIR: process.env.TEST_BUILD_DIR || ".next-test",
  CONTENT_DIR: "content",
  // A developer's own keys seal nothing of a test, and a test writes to nobody and to no database but its own.
  ...{ REQUESTS_KEY: "", REQUESTS_KEY_PREVIOUS: "", DATABASE_URL: "", SMTP_URL: "", MAIL_FROM: "", BACKUP_DIR: "" },
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "tests only").toString("base64"),
};
