package planted.playbook;

import org.jdbi.v3.core.Jdbi;

record WritesSql(Jdbi jdbi) {}
