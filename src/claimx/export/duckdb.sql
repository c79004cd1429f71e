-- What is derived from the tables claims and articles when a database has been filled.

-- A row for every named entity: how often claims are about it, name it as their object or come from it.
CREATE TABLE entities AS
WITH mentions AS (
    SELECT unnest([subject.entity, object.entity, place.entity, source.entity]) AS entity,
           unnest(['subject', 'object', 'place', 'source']) AS slot,
           article_id
    FROM claims
)
SELECT entity.name AS name, entity.type AS type, entity.id AS id,
       count(*) FILTER (slot = 'subject') AS as_subject,
       count(*) FILTER (slot = 'object') AS as_object,
       count(*) FILTER (slot = 'source') AS as_source,
       count(DISTINCT article_id) AS articles
FROM mentions
WHERE entity IS NOT NULL
GROUP BY ALL
ORDER BY as_subject DESC, name, type, id;

-- A row for every amount, flat, with days as dates: what to compare, sum and chart.
CREATE VIEW figures AS
SELECT coalesce(c.subject.entity.name, c.subject.span.text) AS subject,
       c.subject.entity.type AS subject_type,
       c.metric, c.statistic,
       c.quantity.value AS value,
       coalesce(c.quantity.value, (c.quantity.low + c.quantity.high) / 2) AS middle,
       coalesce(c.quantity.low, c.quantity.value) AS low,
       coalesce(c.quantity.high, c.quantity.value) AS high,
       c.quantity.relation AS bound,
       c.quantity.unit.name AS unit,
       c.change.direction AS change_direction,
       c.change.basis AS change_basis,
       try_cast(left(c.time.start, 10) AS DATE) AS time_start,
       try_cast(left(c.time.end, 10) AS DATE) AS time_end,
       c.time.grain AS time_grain,
       coalesce(c.source.entity.name, c.source.span.text) AS source,
       c.modality, c.negated, c.confidence, c.statement,
       c.evidence.text AS evidence,
       try_cast(left(a.published, 10) AS DATE) AS published,
       a.title, a.site, a.url, c.article_id, c.id AS claim_id
FROM claims AS c
LEFT JOIN articles AS a ON a.id = c.article_id
WHERE c.kind = 'quantity';
