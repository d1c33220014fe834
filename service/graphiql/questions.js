// Ready questions, one a tab, for the three kinds of users.
import whoLeads from "./questions/1-who-leads.graphql";
import communities from "./questions/2-which-communities.graphql";
import subject from "./questions/3-inside-a-subject.graphql";
import map from "./questions/4-a-map-to-draw.graphql";
import account from "./questions/5-everything-of-one-account.graphql";
import run from "./questions/6-where-numbers-come-from.graphql";

export default [whoLeads, communities, subject, map, account, run].map((query) => ({ query }));
