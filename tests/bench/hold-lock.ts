import { DatabaseSync } from "node:sqlite";

/*
 * A process of the bench: takes the right to write in the database that it is given, says so, and keeps it until it is
 * ended.
 */

const database = new DatabaseSync(process.argv[2] ?? "");
database.exec("begin immediate");
console.log("held");
setInterval(() => database.isOpen, 1_000);
